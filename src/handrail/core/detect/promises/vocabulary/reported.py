"""How a reply says what the lead said, and where the topic of such a clause ends."""

from __future__ import annotations

SAID = (
    "you said|wrote|write|mentioned|mention|stated|specified|told us|me|that|you|in? that?",
    "you said|wrote|mentioned|stated|specified|indicated|named|gave",
    "you asked|ask|enquired|inquired about|for|whether|if|us?",
    "you are|were looking|asking|interested for|in|about",
    "you want|wanted|need|needed to|a|an|the?",
    "your budget|deadline is|of|was|at",
    "your interest in",
    "your question|request|enquiry|inquiry|message about|for|on|regarding",
    "as you mentioned|said|wrote|asked|put",
    "according to you",
    "usted menciono|comento|indico|dijo|pidio",
    "ha mencionado|comentado|indicado|dicho|pedido",
    "sie schrieben|erwahnten|nannten|sagten|fragten",
    "vous avez mentionne|indique|ecrit|dit|demande",
    "disse|mencionou|referiu|indicou|pediu que?",
)

TOPIC_END = frozenset(
    (
        "and but so because which who that if whether when while although is are was were "
        "will would can could should has have had und y et e"
    ).split()
)
"""Words after which the clause talks about something else than the named topic."""
