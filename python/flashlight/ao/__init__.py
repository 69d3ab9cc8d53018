"""There are no quantised types: what marks a model for quantisation does nothing."""
