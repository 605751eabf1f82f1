"""`python -m benchmarks.review.waiting`: how many leads are still being prepared."""

from __future__ import annotations

from handrail.commands.django import set_up


def main() -> None:
    """Print the number."""
    set_up()
    from handrail.store.models import Lead  # noqa: PLC0415

    print("prepared:", Lead.objects.filter(state__in=("received", "preparing")).count())


if __name__ == "__main__":
    main()
