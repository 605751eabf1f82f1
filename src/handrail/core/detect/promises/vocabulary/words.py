"""Contractions, number words and endings of link hosts."""

from __future__ import annotations

CONTRACTIONS: dict[str, tuple[str, ...]] = {
    "won't": ("will", "not"),
    "wont": ("will", "not"),
    "can't": ("can", "not"),
    "cant": ("can", "not"),
    "cannot": ("can", "not"),
    "shan't": ("shall", "not"),
    "let's": ("let", "us"),
    "gonna": ("going", "to"),
    "y'all": ("you", "all"),
    "youre": ("you", "are"),
    "theyll": ("they", "will"),
    "youll": ("you", "will"),
    "weve": ("we", "have"),
    "dont": ("do", "not"),
    "doesnt": ("does", "not"),
    "isnt": ("is", "not"),
    "o'clock": ("o'clock",),
    "aujourd'hui": ("aujourd'hui",),
}

SHORT_FORMS: dict[str, tuple[str, ...]] = {
    "ll": ("will",),
    "ve": ("have",),
    "re": ("are",),
    "d": ("would",),
    "m": ("am",),
    "s": ("is",),  # also the possessive; no phrase tells the two apart
    "t": (),
}
"""Endings after an apostrophe; `n't` is written out below."""

for (
    _verb
) in "do does did is are was were has have had would could should must need might ain".split():
    CONTRACTIONS[f"{_verb}n't"] = (_verb, "not")

_NUMBER_WORDS_BY_LANGUAGE = {
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million dozen",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez doce quince veinte treinta cuarenta "
    "cincuenta sesenta setenta ochenta noventa cien ciento cientos quinientos mil millon",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn zwölf zwanzig dreissig vierzig fünfzig "
    "sechzig siebzig achtzig neunzig hundert zweihundert dreihundert fünfhundert tausend "
    "zweitausend vierzehn",
    "fr": "deux trois quatre cinq sept huit neuf dix douze quinze vingt trente quarante cinquante "
    "soixante mille",
    "pt": "dois duas três quatro sete oito nove dez doze quinze vinte trinta quarenta cinquenta "
    "sessenta setenta oitenta noventa cem cento duzentos trezentos quinhentos",
}


def _number_words() -> frozenset[str]:
    words: set[str] = set()
    for line in _NUMBER_WORDS_BY_LANGUAGE.values():
        words.update(line.split())
    folded = str.maketrans("üöê", "uoe")
    return frozenset(word.translate(folded) for word in words)


NUMBER_WORDS = _number_words()
"""Spelled-out numbers above one, without accents ("one" is mostly no number in prose)."""

LINK_ENDINGS = frozenset(
    (
        "com net org info biz io app dev co ai eu uk de fr es pt br ru cn top xyz site "
        "online shop store tech cloud page link click live pro example test agency email "
        "support club vip ch nl ie ca au nz pl se dk fi cz ly gl ee"
    ).split()
)
"""Endings that make a bare `name.ending` a link; others need `www`, a path or two dots."""
