"""Words that give access, credentials or keys away."""

from __future__ import annotations

from handrail.core.detect.promises.vocabulary.lists import words as _words

CREDENTIAL = (
    "gate|door|safe|alarm|lock|garage|box|locker|barrier|lift|shed opens|unlocks|code|is|takes"
    "|works with|is|on|to? NUM",
    "opens|unlocks with|on NUM",
    "temporary|new|initial|default|old|wifi|wi-fi|guest|master|shared|admin|staff password"
    "|passcode|code|pin|login|key",
    "use|using|with|take|borrow|try .. my|our|his|her|the login|log-in|password|account|code"
    "|badge|card|credentials|key",
    "password|passcode|pin|contrasena|senha|passwort :",
    "user name|id is|:",
    "login : ",
    "code|codes|pin|password|passcode|passphrase|login|username|user|combination|key|token|pwd"
    "|credentials|passwort|kennwort|contrasena|clave|senha|codigo|identifiant|zugangsdaten .. "
    "is|are|:|=|ist|lautet|es|e|est|sind|son|sao NUM|@secretish",
    "@credential .. NUM",
    "password|passcode|pin|passwort|contrasena|senha|kennwort|passe is|:|=|ist|lautet|es|e|est",
    "user|username|login|log-in .. and|, password|passwort|pass",
    "user .. , password",
    "here is|are .. login|log-in|password|credentials|code|key|keys|pin|username|access|api"
    "|details for",
    "attach|attaching|attached|enclose|enclosed|enclosing|sending .. @credential",
    "use .. password|code|pin|login",
    "log|sign in|on with|using|as",
    "your .. login|password|credentials|username|pin .. is|are|will|below|here|attached",
    "key|keys|spare .. under|behind|beneath|in the|above|inside mat|doormat|pot|flowerpot|door"
    "|box|safe"
    "|lockbox|meter|letterbox|shed|brick|stone",
    "let yourself|yourselves in",
    "hier sind|ist .. zugangsdaten|passwort|zugang|code",
    "voici .. identifiants|mot|code|acces|codes",
    "aqui tiene|tienes|estan|esta|tem .. contrasena|clave|acceso|senha|codigo|datos|acesso",
)

GRANT = (
    "whitelist|whitelisted|whitelisting|allowlisted|permissioned",
    "let|letting|allow|allowing|allowed you|your|her|him|them .. see|view|edit|open|use|into|in"
    "|read",
    "can|may|could get|go|log into|in|inside",
    "access .. yours|now|immediately|immediate|full",
    "see|view|open|edit the? books|accounts|files|records|documents|dashboard|backend|figures"
    "|calendar",
    "unlock|unlocks|unlocked|unlocking",
    "credentials|login|logins|password|passwords .. sent|attached|below|ready|waiting|way"
    "|enclosed|in",
    "invitation|invitations|invite|invites to",
    "you|your .. have|has|get|gets|got|receive .. @rights",
    "you now|already have .. @rights",
    "lock|restriction|limit|barrier|paywall off|from|lifted|removed|gone",
    "zugang|zugriff|rechte .. gegeben|eingerichtet|freigeschaltet|erteilt|freigegeben",
    "acceso|acesso|acces .. dado|concedido|activado|ativado|donne|ouvert",
    "permission|permissions|clearance to",
    "free|full run|use of the|our office|server|system|house|tool",
    "able to see|view|edit|open|log|access|use|download|enter",
    "log|logged|logging|sign|let|letting you|them|him|her in|into|onto|on",
    "invitation|invite|invites .. to|for the|your|our|a",
    "invitation|invite .. on|is|has",
    "access .. is|has|will granted|active|on|been|open|ready|live|set|yours",
    "super|power|root|full|guest user|access|rights|control|admin",
    "enrolled|enrol|enroll you|your|him|her|them",
    "you can start|begin watching|using|working|downloading|editing|posting|browsing",
    "members'|members|client|customer|vip|private|restricted|staff area|portal|section|zone"
    "|lounge|space .. open|for|is|you|ready",
    "opened|open|unlocked|made|put .. area|portal|section|module|modules|material|database|port"
    "|account|folder|files|drive|system|data .. for|to|is",
    "port|database|server|system|backend|network is|are open|reachable|yours",
    "connect|plug to|into our|the .. database|server|system|network|api|drive",
    "on the guest|access|allow|white|admin list",
    "badge|keycard|key-card|fob|swipe-card|keys .. waiting|ready|collect",
    "shared|share|sharing .. with you|your",
    "log|sign in .. with|using ... password|code|pin|login|credentials",
    "and the password|pin|code",
    "you|your .. been|are|is|were now? added|invited|enrolled|admitted to|as|into|in",
    "leave|leaves|left|leaving .. key|keys|fob|card .. with|under|at|for|in|by|behind",
    "he|hemos activado|dado|abierto|concedido|creado .. acceso|cuenta|permisos|usuario",
    "@gives you|your|her|him|them|everyone|the .. @rights",
    "@gives .. @rights to|for|on",
    "@gives you|your .. @rights",
    "@made you|your|her|him .. @roles",
    "@added you|your|her|him|them .. to|as|on|into .. @systems|@roles",
    "invited|inviting|invite you|your .. to|as|into .. @systems|@roles",
    "share|shared|sharing .. drive|folder|workspace|screen|account|dashboard|document|files"
    "|repository"
    "|calendar|drive|credentials|logins ... with you|your",
    "you|your .. have|has|get|gets|got .. @rights",
    "you|your team|account|assistant can|may|will|could .. log|sign in|into|on",
    "you can|may now? access",
    "is|are|been|now|already|just unlocked|activated|enabled|provisioned",
    "unlocked|unlock|unlocking|enabled|enable|activated|activate|opened|open|switched .. your"
    "|the|for you"
    "|account|portal|course|area|access|login|place|profile|module|modules|workspace|feature",
    "your .. account|portal|access|login|place|profile|course|area .. unlocked|active|activated"
    "|enabled|live"
    "|open|ready|set|created",
    "created|set|create|opened .. account|login|user|profile|access .. for|up|your|you",
    "reset your password|pin|login",
    "remote|remotely access|control|in|into|connect|log",
    "you are|now .. admin|administrator|editor|owner|member|in the portal|system|workspace",
    "full|admin|administrator|edit|editor|root|owner|write|unrestricted rights|access|permissions"
    "|privileges .. is|are|for|from|granted|yours|now",
    "pick|collect|get|have|picked up? the|your keys from|at",
    "dar|damos|doy|dare|daremos|damos-lhe|dou|dei|lhe .. acceso|acesso|permisos|permissoes",
    "acceso|acesso de|como admin|administrador",
    "gebe|geben|freigeschaltet|schalte|schalten|bekommen|erhalten|richte|haben .. zugang|zugriff"
    "|adminrechte|zugangsdaten|frei|rechte|administratorrechte",
    "zugang|konto|zugriff|account ist|wurde|wird .. freigeschaltet|aktiv|aktiviert|eingerichtet",
    "donne|donnons|donner|ouvre|ouvert|ouvrons|active|active|cree|accorde|aurez|avez .. acces"
    "|compte|droits",
    "le|les he|hemos dado|activado|abierto|anadido .. acceso|cuenta|permisos|como",
)

ACCESS_CLASSES: dict[str, tuple[str, ...]] = {
    "credential": _words(
        "password passwords passcode pin credentials login logins username api-key api token "
        "code codes passwort kennwort contrasena senha"
    ),
    "secretish": _words("NUM # *"),
    "gives": _words(
        "give gives gave given giving grant grants granted granting provide provided providing "
        "issue issued issuing assign assigned send sent sending hand handed arrange arranged "
        "get set setting sort share shared enable enabled open opened"
    ),
    "rights": _words(
        "access admin administrator rights permission permissions login logins log-in "
        "credentials password passwords account key keys editor root entry clearance licence "
        "seat edit superuser owner privileges username code codes"
    ),
    "made": _words("made make making promoted promote upgraded set"),
    "roles": _words(
        "admin administrator editor owner moderator member superuser user collaborator manager "
        "co-owner contributor"
    ),
    "added": _words("added add adding put connected enrolled enrolling enrol enroll linked"),
    "systems": _words(
        "workspace portal account channel drive folder group server dashboard system board "
        "repository project course platform area tenant list-of-users slack teams site cms crm "
        "backend intranet vpn network calendar"
    ),
}
