"""Words that matter, or do not, when a sentence is compared with an approved fact."""

from __future__ import annotations

SAME = {
    "answer": "answer reply replies respond response get-back antworten beantworten",
    "cost": "cost costs price priced charge charges charged fee rate kostet cuesta coute custa",
    "include": "include includes included including contain contains cover covers covered comes part "
    "enthalten inbegriffen inklusive incluye incluido inclus compris inclui",
    "guarantee": "guarantee guaranteed guarantees warranty warranties garantie garantia",
    "open": "open opening hours opens offnungszeiten geoffnet abierto horario ouvert",
    "start": "start starts begin begins starting beginning",
    "book": "book booked booking reserve reserved reservation appointment appointments visit",
    "free": "free gratis complimentary kostenlos kostenfrei gratuit gratuite gratuita gratuito",
    "working": "working business",
    "send": "send sent deliver delivered delivers delivery ship ships shipped",
    "cancel": "cancel cancelled canceled cancellation",
    "refund": "refund refunded refunds refundable reimburse reimbursed",
    "serve": "serve area areas served",
    "euro": "euro euros eur €",
    "dollar": "dollar dollars usd $",
    "pound": "pound pounds gbp £ quid",
    "visit": "visit visits consultation consult",
    "job": "job jobs project projects work",
    "enquiry": "enquiry enquiries inquiry inquiries message messages request requests question "
    "questions mail email e-mail",
}
"""Words that say the same in a statement of fact; the key stands for all."""

EMPTY = frozenset(
    (
        "a an the of to in on at by for with and or but is are was be been being am it "
        "its it's this that these those there here we our us i my me you your they their "
        "he she his her one ones do does did have has had having get gets got can could "
        "will would shall should may might must yes sure happy please also so as if then "
        "than too very just only well now still even such per each thing things time "
        "times any carry carries carried come comes take takes give gives make makes go "
        "goes run runs need needs let know within from until till before after about up "
        "down out over under into between hello hi dear great good fine indeed of-course "
        "course-of however though although because when where which who what how all "
        "every der die das ein eine ist sind und mit fur im am zu von den dem sie wir ihr "
        "ihre unser unsere bei el la los las un una es son y con para de del en su sus "
        "nuestro nuestra le lo se por que le la les un une est sont et avec pour des du "
        "au aux votre vos notre nos o os as um uma e com para do da no na seu sua nosso "
        "nossa fixed total current currently standard usual normal regular both flat plus "
        "altogether"
    ).split()
)

LIMITS: dict[str, frozenset[str]] = {
    "about": frozenset(
        (
            "about around roughly approximately circa approx etwa ungefahr "
            "aproximadamente environ cerca"
        ).split()
    ),
    "usually": frozenset(
        (
            "usually normally typically generally mostly often meist gewohnlich "
            "normalmente generalement geralmente"
        ).split()
    ),
    "plus": frozenset("plus excluding ex excl zuzuglich zzgl mas hors mais".split()),
    "up to": frozenset(["up", "max", "maximum"]),
    "at least": frozenset(["least", "minimum", "min"]),
    "only": frozenset(["only", "except", "unless"]),
    "if": frozenset(["if", "when", "where", "provided", "subject", "wenn", "si", "se"]),
}
"""Words that weaken a fact; a sentence that drops one says more than was approved."""

STRENGTH: dict[str, frozenset[str]] = {
    "all": frozenset(
        (
            "all every each everyone everybody everything alle jeder jede todos todas "
            "tous toutes cada chaque"
        ).split()
    ),
    "always": frozenset("always immer siempre toujours sempre whenever anytime".split()),
    "certainly": frozenset(
        (
            "definitely certainly absolutely surely guaranteed guarantee promise promised "
            "unlimited lifetime forever life permanent permanently"
        ).split()
    ),
    "not": frozenset(
        (
            "not no never nothing without nicht kein keine nie ohne sin nunca pas jamais "
            "sans nao sem"
        ).split()
    ),
}
"""Words that strengthen a statement; a sentence that adds one says more than was approved."""
