"""Unsafe access: asks for, or offers, credentials, remote control or somebody's account."""

from __future__ import annotations

from handrail.core.detect.triggers.trigger import Clue, Trigger
from handrail.core.findings import ControlPoint

ASKS = (
    (
        "give|send|tell|text|email|read|share|provide|get|need|want|let|hand ... "
        "password*|passcode|login|logins|log-in|credentials|pin|2fa|otp|code|codes|"
        "verification|one-time|access"
    ),
    (
        "password|passwords|login|logins|credentials|passcode|access code|key code|door "
        "code|alarm code|gate code|lockbox code .. for|of|to|to?"
    ),
    (
        "code .. of|for|to .. key|box|door|lockbox|gate|alarm|safe|flat|building|house|"
        "property|account"
    ),
    "what is .. password|passcode|code|login|pin|combination",
    "tell|give|text|send|read me|us .. code",
    "reset .. password|it .. read|tell|give|send|text|for me|my",
    "log|sign in for|as|into .. me|him|her|account|my|his",
    "skip .. verification|check|that|security|id|part|call",
    "without .. verification|verifying|id|checking|password",
    (
        "change|swap|update|replace|switch .. owner|admin|account|recovery|billing|"
        "payout|bank .. email|e-mail|mail|number|details|address|account|phone"
    ),
    "add me|him|her|us|my|our .. admin|administrator|owner|user|editor",
    "make me|him|her .. admin|administrator|owner",
    (
        "admin|root|administrator|editor|full|backend|remote|server|database|dashboard "
        "access|rights|privileges|login|panel"
    ),
    (
        "access .. account|accounts|system|server|files|course|members|portal|mailbox|"
        "inbox|records .. of|without|for|free|my"
    ),
    (
        "ex|husbands|wifes|bosss|bosses|colleagues|girlfriends|boyfriends|somebodys|"
        "neighbours .. account|login|password|records|file"
    ),
    "unlock .. account|course|module|door|his|her|flat",
    "let me|us|him|her|them in|into .. account|flat|house|building|office|course|without",
    "free|unlock* .. course|member* access|login",
    "share .. login|account|access",
    "contrasena*|clave|claves|credenciales|codigo de acceso",
    "acceso .. cuenta|remoto|administrador|sistema|panel",
    (
        "zugangsdaten|passwort|passworter|kennwort|zugangscode|turcode|pin-code|"
        "admin-zugang|adminrechte|fernzugriff|zugriff .. konto|auf"
    ),
    "mot de passe|mots de passe|identifiants|code d'acces|acces .. compte|administrateur|distance",
    "palavra-passe|senha|codigo de acesso|acesso .. conta|remoto|administrador",
)
OFFERS = (
    (
        "anydesk|teamviewer|remote desktop|vnc|rdp|remote control|remote session|screen "
        "share|logmein|ssh|ftp"
    ),
    "here is|are .. password|login|credentials|access|code|key",
    "my|our|the|your|old|new|admin .. password is|was|stays",
    "user|username|user-name .. password|pw|pass",
    "login|log-in|logon|password|passwort|pw|pass|pin|code|clave|senha : ",
    "key|keys .. under|behind|in .. mat|pot|doormat|meter|box|shed",
    "lockbox|key safe|keypad|alarm|gate|door .. code is",
    "just go into our|my",
    "log|logging into our|my .. account|site|server|wordpress|admin|system|router",
    "pretend|acting|act|pose|posing .. be|as .. me|him|her|landlord|owner|tenant|relative",
    "on .. behalf .. without",
    "bypass|circumvent|disable .. alarm|lock|security|firewall|2fa|login|verification|camera",
)

unsafe_access = Trigger(
    "unsafe_access",
    ControlPoint.ACCESS,
    {
        "asks": (Clue("Asks for access, a code or somebody's account: verify who it is."), ASKS),
        "offers": (
            Clue("Offers credentials or remote control: do not use or repeat them."),
            OFFERS,
        ),
    },
    unless=(
        "forgot|lost|reset|change my .. password",
        "how .. reset|change .. password",
        (
            "zip|post|postal|area|dress|discount|promo|voucher|coupon|country|qr|building|"
            "source|colour|color code|codes"
        ),
        (
            "give|need|want|get access to|for .. loft|attic|roof|garden|meter|cellar|"
            "basement|back|parking|recordings|videos|materials|wheelchair|disabled"
        ),
        "wheelchair|disabled|step-free|vehicle|side|rear|street|public access",
        "access .. for .. van|truck|lorry|skip|wheelchair",
        "lifetime access",
        "let me know",
        "code .. of conduct|practice",
        "send|need|want a? quote|price|invoice|link",
        "will|do|would|can we|i get|have .. access",
        "how long .. access",
    ),
)
