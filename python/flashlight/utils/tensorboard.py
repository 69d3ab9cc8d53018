"""utils.tensorboard."""
