"""There is nothing to export to: the module can be imported and is empty."""
