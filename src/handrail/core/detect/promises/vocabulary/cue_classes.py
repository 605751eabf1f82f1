"""Named groups of words of the cues."""

from __future__ import annotations

from handrail.core.detect.promises.vocabulary.lists import words as _words

CUE_CLASSES: dict[str, tuple[str, ...]] = {
    "trade": _words(
        "provider supplier agency dentist clinic lawyer solicitor contract contractor bank "
        "landlord accountant builder plumber company system software quote insurer insurance "
        "doctor firm shop roofer electrician installer tenant school designer developer tool "
        "plan one vendor host"
    ),
    "neg_modal": _words("can could will would do does did may should shall must am are is"),
    "speak": _words(
        "guarantee promise say give quote offer commit confirm tell name state answer judge "
        "advise predict estimate decide sign"
    ),
    "confirm": _words(
        "confirm confirmed confirms approve approved approves check checked checks agree "
        "agreed agrees decide decided decides seen see looked look spoken speak heard hear "
        "measured inspected visited reviewed review read signed-off sign-off surveyed assessed "
        "answered know knows verified been light go-ahead say inspect measure quoted bestatigt "
        "zugestimmt gepruft prufen gesehen angesehen entschieden freigegeben klart confirme "
        "confirmado apruebe aprobado revise revisado vea visto verifique verificado ver voir "
        "vu valide verifie donne regarde visite confirmar confirmer aprove aprovado approuve "
        "analise analisado vir dar"
    ),
    "confirmed": _words("confirmed approved checked agreed reviewed seen decided discussed"),
    "decider": _words(
        "colleague manager owner office team boss lawyer solicitor attorney accountant "
        "accounts person somebody someone specialist expert estimator surveyor doctor dr mr "
        "mrs ms she he they who supervisor director department admissions partner lead desk "
        "kollege kollegin companero companera collegue colega herr frau senor senora monsieur "
        "madame equipo responsable"
    ),
    "decides": _words(
        "decide decides decided check checks checking confirm confirms look looks judge judges "
        "assess assesses review reviews tell tells discuss discusses handles approve approves "
        "clarify advise consider considers quotes explain explains names"
    ),
}
