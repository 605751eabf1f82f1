"""What tells that a word is a name: titles, introductions, verbs of saying, endings."""

from __future__ import annotations

import re

_NAME = (
    r"(?P<name>[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]{1,25}(?:(?: [A-Z]\.?)?(?: (?:de|van|von|da|del|di|der|la|dos|den|bin|al))*"
    r" [A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]{1,25}){0,3})"
)
_ANY_NAME = r"(?P<name>[^\W\d_][\w'’-]{2,25}(?: [^\W\d_]\.?)?(?: [^\W\d_][\w'’-]{2,25})?)"

CUED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Professor|Herr|Herrn|Frau|Fr\.|Señora?|Sra?|Dra?|Doña?|Mme|Mlle|Monsieur|Madame|Senhora?|Senhor)\.? {_NAME}",
        rf"\b(?:[Mm]y name is|[Mm]y name'?s|[Nn]ame ?[:=]|[Tt]he name is|[Uu]nder the name(?: of)?|[Nn]ame of|[Ii]ch bin|[Ii]ch heiße|[Mm]ein Name ist|"
        rf"[Mm]e llamo|[Mm]i nombre es|[Jj]e m['’]appelle|[Mm]on nom est|[Mm]eu nome é|[Cc]hamo-me|[Oo] meu nome é)\s?{_NAME}",
        rf"\b(?:[Cc]all(?:s|ed)? me|known as|[Ss]igned|account holder|[Kk]ontoinhaber(?:in)?|[Tt]itular|[Tt]itulaire)\s*:?\s{_NAME}",
        rf"\b(?:my|our|his|her|their) (?:ex|wife|husband|son|daughter|kid|child|partner|brother|sister|mother|father|mum|dad|mom|friend|boss|neighbou?r|cousin|uncle|aunt|colleague|tenant|landlord|baby|boyfriend|girlfriend|fianc[eé]e?|client)(?:'s name is|,? called| named)?,? {_NAME}",
        rf"\b(?:kind|best|warm)? ?(?:[Ff]ollow up with|[Ff]irst name|[Ll]ast name|[Ss]urname|[Aa]ttn\.?|c/o|[Cc]ontact|[Aa]sk for|[Ss]peak to)\s?:? ?{_NAME}(?=[\s,.;)]|$)(?= (?:lives|is|was|at|on|in|from)|[,.;)\n]|$)",
        rf"\b[Tt]he {_NAME.replace('{1,25}', '{2,25}', 1)}(?= (?:account|booking|order|file|case|family|wedding|funeral|estate|household|novel|album|song|version)\b)",
        r"(?i)\b(?:people|everyone|everybody|friends|they) calls? me (?P<name>[^\W\d_]{3,20})(?=[\s.,!?]|$)",
        rf"{_NAME}(?= (?:lives (?:at|on|in)|shouted at|shouted:|had given|asked me to|told me to|'s birthday))",
        r"\b(?:[Ii]['’]m|[Ii] am|[Tt]his is) (?P<name>[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]{1,25}(?: [A-Z]\.?)? [A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]{1,25})(?=[,.;:!\n]| (?:from|and|at|here|calling|with|of)\b|$)",
        r"(?i)\bmy name is "
        + _ANY_NAME.replace("P<name>", "P<name>(?!not|on|in|at|the|under|spelled)"),
    )
)
"""Each names a person in the group `name`."""

NAME_CUE = re.compile(
    r"(?i)\b(?:m[rsx]s?|miss|dr|prof|professor|herrn?|frau|fr|señora?|sra?|dra?|doña?|mme|mlle|monsieur|madame|senhora?|name|bin|heiße|llamo|nombre|appelle|nom|"
    r"nome|chamo-me|calls?|called|known|signed|holder|kontoinhaber|titular|titulaire|my|our|his|her|their|follow|surname|attn|c/o|contact|ask|speak|lives|shouted|given|i['’]?m|this|account|booking|order|file|case|family|wedding|funeral|estate|household|novel|album|song|version)\b"
)
"""Whether any of the cues can be there at all: the cheap look before the dear ones."""

SIGNED = re.compile(
    r"(?im)^[ \t]*(?:many |kind |best |warm |with kind |with best )*(?:regards|wishes|thanks|thank you|thx|cheers|sincerely|yours(?: \w+)?|"
    r"viele grüße|mit freundlichen grüßen|beste grüße|liebe grüße|gruß|lg|mfg|vg|un saludo|saludos|atentamente|gracias|bien cordialement|cordialement|merci|"
    r"cumprimentos|atenciosamente|obrigad[oa]|abraço|x|xx)"
    r"[,.! ]*\n+[ \t]*(?P<name>(?-i:[A-ZÀ-ÖØ-ÞĀ-Ž])[\w'’.-]{1,25}(?: (?:(?-i:[A-ZÀ-ÖØ-ÞĀ-Ž])[\w'’.-]{0,25}|&|and|de|van|von|und|y|et|e)){0,4})[ \t]*$"
)
"""A name alone on its line under a closing."""

PARTICLES = frozenset(
    "de da di do dos das del della van von der den ter ten la le el bin ibn al af zu y e".split()
)
_ENDINGS = re.compile(
    r"^(?:mc|mac|o')[a-z]{4,}$|^[a-z]{2,}(?:sson|sdottir|dottir|ova|eva|ovic|evic|ovich|evich|ovna|evna|ovski|ovsky|ewski|owski|owska|ewska|inski|insky|"
    r"czyk|wicz|enko|poulos|opoulou|idis|akis|escu|dze|shvili|ic|stein|ström|strom|quist|kvist|gren|lund|berg|borg|dahl|"
    r"bauer|mann|maier|meyer|huber|nen|ainen|inen|ssen|rsen|nsen|lsen|dsen|tsen|ksen|ov|ev|yan|ian|oglu|ski|sky|szky|stra|dink|nink|veld|kamp|huis|horst|saari|niemi|maki|laakso|hara|yama|mura|moto|naka|guchi|gawa|zawa|shima|slav|mira|elli|etti|acci|ucci|eaux|eault)$"
)
_NOT_ENDED = frozenset(
    "iceberg hamburg magic music topic basic public clinic electric fabric plastic ceramic traffic picnic comic logic panic attic "
    "civic classic cosmic critic epic ethnic exotic generic graphic italic metric mosaic mystic nordic optic organic "
    "pacific atlantic arctic scenic specific static toxic tragic romantic drastic dynamic academic historic domestic "
    "olympic gothic celtic baltic hispanic islamic catholic republic arabic cyrillic garlic whisky risky husky german norman roman "
    "human woman brochure dev rev prev indian asian italian canadian russian brazilian egyptian norwegian hungarian "
    "ukrainian austrian belgian persian victorian georgian christian median vegetarian librarian "
    "electrician technician musician physician politician optician dietician guardian veterinarian caribbean "
    "australian californian parisian venetian nova moldova casanova genova cordova heidelberg nuremberg mannheim "
    "termin einen meinen keinen ihnen wohnen innen können ihren deinen seinen scheinen offnen rechnen "
    "fahrenheit beginnen gewinnen verdienen dienen ersten leonen personen millionen stationen informationen".split()
)


def ends_like_a_family_name(plain: str) -> bool:
    """Whether a folded word ends as family names of Europe do, and is no known other word."""
    return len(plain) > 4 and plain not in _NOT_ENDED and _ENDINGS.match(plain) is not None


_CUE_BEFORE = re.compile(
    r"(?i)(?:\b(?:mrs?|ms|miss|dr|prof|herr|frau|señora?|mme|dear|hi|hello|hey|hallo|hola|bonjour|olá|liebe[r]?|querid[oa]|cher|chère|caro|cara|"
    r"ask for|speak to|called|named|name is|thanks|from our friend)\.?,? )$"
)


def after_cue(text: str, start: int) -> bool:
    """Whether a greeting or a title stands right before."""
    return _CUE_BEFORE.search(text[max(0, start - 20) : start]) is not None


_PLACE_BEFORE = re.compile(
    r"(?i)\b(?:in|near|visit|travel(?:l?ing)? to|moved here from|originally from|work for|worked for|works for|born in|live in|town of|city of|south|north|new|los|san) $"
)


def after_place_word(text: str, start: int) -> bool:
    """Whether the word before says that a place or a firm follows: "in", "work for", "South"."""
    return _PLACE_BEFORE.search(text[max(0, start - 24) : start]) is not None


_FIRM = re.compile(
    r"(?:,? (?:&|and) (?:Sons?|Co|Partners?|Daughters?|Associates)|'s)?,? (?:Ltd|LLC|Inc|GmbH|AG|SA|SL|Group|Roofing|Plumbing|Dental|Clinic|Studio|Studios|"
    r"Hotel|Hardware|Street|Road|Avenue|Lane|Park|University|College|School|Hospital|Bank|Airport|Station|Solutions|Systems|Services|"
    r"Lodge|House|Court|Bakery|Bakeries|Restaurant|Cafe|Café|Yoga|Academy|Institute|Foundation|Corporation|Corp|Company|River|Lake|Bay|Beach|City|County)\b"
)


def stands_for_a_firm(text: str, end: int) -> bool:
    """Whether the words before `end` name a firm, a street or a place: "Hollis Roofing"."""
    return _FIRM.match(text, end) is not None


NO_NAMES = frozenset(
    """
    a an the i you he she it we they my your his her its our their me him us them this that these those
    and or but if so as at by for from in of on to with about after before over under up down out off
    is are was were be been am do does did have has had can could will would shall should may might must
    yes no not hi hello hey dear thanks thank regards cheers best kind sincerely yours please sorry ok okay
    caller agent bot user client customer patient tenant lead owner manager team staff reception support
    mr mrs ms miss dr prof sir madam herr frau herrn herren damen
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug
    sep sept oct nov dec today tomorrow yesterday morning afternoon evening night week month year
    montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar mai juni juli oktober dezember
    lunes martes jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto
    lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril juin juillet aout
    segunda terca quarta quinta sexta janeiro fevereiro maio junho julho setembro outubro novembro dezembro
    street road avenue lane drive court place square apt apartment suite unit floor box po building house
    north south east west new old big great first second third last next one two three four five
    english german french spanish italian american british european chinese japanese russian indian
    google facebook instagram whatsapp apple iphone ipad android samsung microsoft windows amazon paypal
    visa mastercard amex sms email mail phone mobile tel fax website online internet wifi pdf
    sehr geehrte geehrter guten tag hallo liebe lieber viele gruss grusse ich wir sie und der die das ein eine
    hola buenos buenas dias tardes gracias un una el la los las de y me mi quiero necesito buscamos busco
    bonjour madame monsieur merci je nous vous le les des une mon notre votre cordialement bien
    ola bom boa dia tarde noite obrigado obrigada eu nos o os as meu minha preciso
    also just there here when where what who why how which then than now well very much many more most
    all any some each every other another same such only own too
    """.split()
)
"""Words that begin with a capital for other reasons than being a name."""
