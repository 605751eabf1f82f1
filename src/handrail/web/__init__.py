"""Pages, forms, intake endpoints, API: thin; reads by selectors, acts by pipeline."""
