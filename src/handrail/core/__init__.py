"""Pure rules, one folder a stage: facts in, verdict out. No Django, network, clock or chance."""
