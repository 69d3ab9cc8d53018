"""utils.module_tracker: which modules run, in both passes, held against PyTorch."""

import pytest
from twin import same_outcome, sub

pytestmark = pytest.mark.filterwarnings("ignore")


def net(mod, tracker, seen):
    class Block(mod.nn.Module):
        def forward(self, given):
            x = given["x"].tanh()
            note("forward")
            x.register_hook(lambda grad: note("backward"))
            return {"x": x * 2}

    class Net(mod.nn.Module):
        def __init__(self):
            super().__init__()
            self.first = Block()
            self.rest = mod.nn.ModuleDict({"a": Block(), "b": mod.nn.ModuleList([Block()])})

        def forward(self, x):
            return self.rest["b"][0](self.rest["a"](self.first({"x": x})))["x"]

    def note(when):
        seen.append((when, sorted(tracker.parents), tracker.is_bw))

    return Net()


@pytest.mark.parametrize("leaf", [False, True], ids=["input without gradient", "input with gradient"])
def test_both_passes(leaf):
    def run(mod):
        tracker, seen = sub(mod, "utils.module_tracker").ModuleTracker(), []
        model = net(mod, tracker, seen)
        scale = mod.ones(2, requires_grad=True)
        with tracker:
            for _ in range(2):
                model(mod.ones(2, requires_grad=leaf) * scale).sum().backward()
                seen.append((sorted(tracker.parents), tracker.is_bw))
        return seen

    same_outcome(run)


def test_a_module_that_calls_itself():
    def run(mod):
        class Again(mod.nn.Module):
            def forward(self, x, depth=2):
                return self(x * 2, depth - 1) if depth else x

        with sub(mod, "utils.module_tracker").ModuleTracker() as tracker:
            Again()(mod.ones(1, requires_grad=True)).backward()
            return sorted(tracker.parents), tracker.is_bw

    same_outcome(run)


def test_checkpoint():
    def run(mod):
        tracker, seen = sub(mod, "utils.module_tracker").ModuleTracker(), []
        model = net(mod, tracker, seen)
        with tracker:
            x = mod.ones(2, requires_grad=True)
            sub(mod, "utils.checkpoint").checkpoint(model, x, use_reentrant=False).sum().backward()
        return [entry for entry in seen if entry[0] == "forward"]

    same_outcome(run)
