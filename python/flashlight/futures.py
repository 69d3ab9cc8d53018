"""Values that another thread brings. `Future` is Python's own with torch.futures' names."""

from concurrent.futures import Future as _Future

__all__ = ["Future", "collect_all", "wait_all"]


class Future(_Future):
    def __init__(self, *, devices=None):
        super().__init__()

    def wait(self):
        """The value, once it is there; raises what set_exception was given."""
        return self.result()

    def value(self):
        """The result, which has to be there."""
        return self.result(timeout=0)

    def then(self, callback):
        """A future of callback(this future), called once this one is done."""
        after = Future()

        def run(done):
            try:
                after.set_result(callback(self))
            except Exception as error:
                after.set_exception(error)

        super().add_done_callback(run)
        return after

    def add_done_callback(self, callback):
        super().add_done_callback(lambda done: callback(self))


def collect_all(futures):
    """A future of the list of these futures, done when all of them are."""
    futures, together = list(futures), Future()
    left = [len(futures)]

    def one(done):
        left[0] -= 1
        if left[0] == 0:
            together.set_result(futures)

    for future in futures:
        future.add_done_callback(one)
    if not futures:
        together.set_result(futures)
    return together


def wait_all(futures):
    """The values of all of them."""
    return [future.wait() for future in collect_all(futures).wait()]
