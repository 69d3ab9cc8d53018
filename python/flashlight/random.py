"""The default generator of random numbers: seeding, saving and restoring its state."""

from contextlib import contextmanager

from flashlight._C import Generator, default_generator

__all__ = ["fork_rng", "get_rng_state", "initial_seed", "manual_seed", "seed", "set_rng_state", "thread_safe_generator"]


def manual_seed(seed):
    """Seeds the default generator: the same seed gives the same numbers, here and in PyTorch."""
    return default_generator.manual_seed(int(seed))


def seed():
    """Seeds the default generator from the system's entropy and returns the seed."""
    return default_generator.seed()


initial_seed = default_generator.initial_seed


def get_rng_state():
    """The state of the default generator, as a tensor of bytes."""
    return default_generator.get_state()


def set_rng_state(new_state):
    """Puts the default generator into a state that get_rng_state gave."""
    default_generator.set_state(new_state)


def thread_safe_generator():
    """The generator of a data loader's thread; None, so that the default one is used."""
    return None


@contextmanager
def fork_rng(devices=None, enabled=True, _caller="fork_rng", _devices_kw="devices", device_type="cpu"):
    """Puts the generator back at the end of the block."""
    state = get_rng_state() if enabled else None
    try:
        yield
    finally:
        if state is not None:
            set_rng_state(state)


def _rebuild_generator(state):
    g = Generator()
    g.set_state(state)
    return g
