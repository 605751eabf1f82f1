"""Control points, escalation, review, data policy and write-back."""

from __future__ import annotations

from handrail.core.findings import INBOUND_CATEGORIES, ControlPoint
from handrail.core.leads import Channel
from handrail.core.outputs import OutputKind
from handrail.core.playbook.control import (
    RECORD_KINDS,
    ControlPointRule,
    DataPolicy,
    HoldingMessage,
    Review,
    WriteBack,
    default_control_points,
)
from handrail.core.playbook.editing.fields import (
    Field,
    Group,
    MemberList,
    Options,
    Path,
    SectionForm,
    Values,
    said,
)
from handrail.core.playbook.editing.known import keys, members
from handrail.core.playbook.editing.sections.business import CHANNEL_NAMES
from handrail.core.playbook.editing.sections.outputs import CODE, COUNTS
from handrail.core.playbook.escalation import (
    Escalation,
    OwnTriggerRule,
    Trigger,
    default_triggers,
)
from handrail.core.playbook.value_words import CONTROL_POINTS as POINT_WORDS

_SIGN: Options = (("any", "Any of the owners"), ("all", "All of the owners"))
_ACTIONS: Options = (
    ("person_first", "A person first, no AI"),
    ("without_fields", "AI, without the private data"),
    ("note", "Only a note"),
)


def _control_points(_: Values) -> tuple[Group, ...]:
    fields = (
        Field("owners", "Owners", "owners", known="owners"),
        Field("sign", "Who signs", "choice", options=_SIGN),
        Field("people", "How many people", "number", "From 1 to 5."),
        Field("editor_may_sign", "Who edited the text may sign it too", "yes_no"),
    )
    usual = default_control_points()
    return tuple(
        Group(
            ("control_points", point.value),
            fields,
            title=said(point.value),
            help=text,
            model=ControlPointRule,
            absent=usual[point].model_dump(mode="json"),
            columns=True,
        )
        for point, text in ((each, POINT_WORDS[each]) for each in ControlPoint)
    )


CONTROL_POINTS = SectionForm(
    "control-points",
    "Control points",
    "Who must say yes to a statement before it may leave.",
    ("control_points",),
    _control_points,
)

COUNT = Field("count", "That time runs", "choice", options=COUNTS)
WITHIN = Field("within", "Within", "duration", "Such as 30m, 4h, 2d.", example="duration")
TO = Field("to", "Goes to", "owner", known="owners")
ACTION = Field("action", "What happens", "choice", options=_ACTIONS)


def _escalation(values: Values) -> tuple[Group, ...]:
    path = ("escalation",)
    general = Group(
        path,
        (
            Field(
                "chain",
                "Who is next when nobody acts",
                "ranked",
                "One after the other, from the top. A time that passes approves nothing.",
                known="owners",
            ),
            Field(
                "high_value_amount",
                "Of high value from this amount on",
                "number",
                "In the lead's own currency.",
            ),
            Field(
                "named_accounts",
                "Accounts that are always of high value",
                "words",
                "Names of companies. Commas or a line each.",
            ),
        ),
        model=Escalation,
    )
    usual = default_triggers()
    categories = [category for category in INBOUND_CATEGORIES if category != "playbook_trigger"]
    named = dict.fromkeys([*categories, *keys(values, (*path, "triggers"))])
    triggers = (
        Group(
            (*path, "triggers", category),
            (ACTION, TO, WITHIN, COUNT),
            title=said(category),
            model=Trigger,
            absent=usual.get(category, Trigger(action="note")).model_dump(mode="json"),
            columns=True,
        )
        for category in named
    )
    return (general, *triggers)


def _own_trigger(_: Values, path: Path) -> tuple[Group, ...]:
    fields = (
        Field("why", "Why", required=True, help="Shown to whoever gets the lead."),
        CODE,
        Field(
            "patterns",
            "Patterns",
            "lines",
            "Plain words, one pattern a line; * stands for any words inside a sentence.",
            example="own_trigger",
        ),
        Field(
            "examples",
            "Examples",
            "lines",
            "Sentences, one a line: what holds most of their words counts too.",
            example="own_trigger",
        ),
        ACTION,
        TO,
        WITHIN,
        COUNT,
    )
    return (Group(path, fields, model=OwnTriggerRule),)


ESCALATION = SectionForm(
    "escalation",
    "Escalation",
    "What goes to a person before any AI, to whom, and by when.",
    ("escalation",),
    _escalation,
    (
        MemberList(
            "own", ("escalation", "own"), "Triggers of your own", "trigger", _own_trigger, ("why",),
            help="Beside the built-in ones below.",
        ),
    ),
)  # fmt: skip


def _review(_: Values) -> tuple[Group, ...]:
    def span(key: str, label: str, text: str = "") -> Field:
        return Field(key, label, "duration", text, example="duration")

    fields = (
        Field(
            "person_first_below",
            "A person first below this confidence",
            "fraction",
            "From 0 to 1; 0.35 means: where AI is less than 35 percent sure of the service.",
        ),
        span("respond_within_default", "A reply is expected within", "Where nothing else says it."),
        span("undo_window", "Time to take an approval back", "Before a reply leaves."),
        span("duplicate_window", "The same lead again within", "Counts as one."),
        span("follow_up_after", "Follow up after", "Where the lead has not answered."),
    )
    channels = tuple(span(channel.value, CHANNEL_NAMES[channel]) for channel in Channel)
    return (
        Group(("review",), fields, model=Review),
        Group(
            ("review", "respond_within"),
            channels,
            title="A reply is expected within, by channel",
            columns=True,
        ),
        Group(
            ("review", "holding_message"),
            (
                Field(
                    "on",
                    "May be sent",
                    "yes_no",
                    "By a person, once for each message, while the reply waits for its review.",
                ),
                Field(
                    "not_for",
                    "Not for leads with",
                    "words",
                    f"Triggers, such as {', '.join(INBOUND_CATEGORIES[:3])}. Commas or a line each.",
                ),
            ),
            title="Holding message: “we have your message, a person answers by …”",
            model=HoldingMessage,
        ),
    )


REVIEW = SectionForm(
    "review",
    "Review",
    "When a person comes first for lack of confidence, and how soon a reply is expected.",
    ("review",),
    _review,
)


def _data_policy(values: Values) -> tuple[Group, ...]:
    path = ("data_policy",)
    tasks = ("data_policy", "task_engines")
    engines = [str(part) for part in members(values, (*path, "engines"))] or ["builtin"]
    for kind in keys(values, tasks):
        engines += [str(part) for part in members(values, (*tasks, kind))]
    masked = list(dict.fromkeys([*engines, *keys(values, (*path, "mask_for"))]))
    return (
        Group(
            path,
            (
                Field(
                    "engines",
                    "Engines, in the order in which they are asked",
                    "ranked",
                    "The built-in engine is always the last, named or not.",
                    known="engines",
                ),
                Field(
                    "keep_originals", "Keep originals for", "duration", example="duration"
                ),
            ),
            model=DataPolicy,
        ),
        Group(
            tasks,
            tuple(Field(kind.value, said(kind.value), "ranked", known="engines") for kind in OutputKind),
            title="Other engines for one output",
            help="None chosen: the engines above.",
        ),
        Group(
            (*path, "mask_for"),
            tuple(Field(code, code, "several", known="private_data") for code in masked),
            title="What one engine must not see",
            help="Masked for it, beside what is masked for all.",
        ),
    )  # fmt: skip


DATA_POLICY = SectionForm(
    "data-policy",
    "Data policy",
    "Which engine may see which class of data, and how long originals are kept.",
    ("data_policy",),
    _data_policy,
)


def _write_back(_: Values) -> tuple[Group, ...]:
    usual = WriteBack().model_dump(mode="json")["records"]
    fields = tuple(Field(kind, said(kind), "several", known="connections") for kind in RECORD_KINDS)
    return (
        Group(
            ("write_back", "records"),
            fields,
            absent=usual,
            help="For each record, the connections that it goes to; “timeline” is Handrail's own.",
        ),
    )


WRITE_BACK = SectionForm(
    "write-back",
    "Write-back",
    "Where each of the eight records is written.",
    ("write_back",),
    _write_back,
)
