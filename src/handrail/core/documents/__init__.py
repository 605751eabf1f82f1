"""Documents that leave Handrail as a whole: one tree, written as Markdown, HTML or PDF."""
