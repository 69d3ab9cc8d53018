"""torchvision and timm, imported with torch meaning flashlight: their models build, run and learn as under PyTorch."""

import importlib
import importlib.abc
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys, json
sys.path.insert(0, {here!r})
if {alias}:
    import test_packages
    test_packages.install()
import torch
if not {alias}:  # a torchvision whose compiled part does not load describes an operator that is not there
    library = torch.library.Library("torchvision", "DEF")
    for name in "nms", "qnms":
        library.define(name + "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
package, names = {package!r}, {names!r}
results = {{}}
for name, size in names:
    torch.manual_seed(0)
    if package == "timm":
        import timm
        model = timm.create_model(name, pretrained=False)
    else:
        import torchvision
        model = getattr(torchvision.models, name)(weights=None)
    x = torch.randn(2, 3, size, size)
    model.eval()
    with torch.no_grad():
        y = model(x)
    model.train()
    torch.manual_seed(1)
    out = model(x)
    out.square().mean().backward()
    grads = sum(float(p.grad.double().pow(2).sum()) for p in model.parameters() if p.grad is not None)
    results[name] = [y.tolist(), list(model.state_dict()), grads]
print(json.dumps(results))
"""
MODELS = {
    "torchvision": [("resnet18", 64), ("mobilenet_v2", 64), ("vgg11_bn", 32), ("densenet121", 64), ("vit_b_16", 224)]
    + [("efficientnet_b0", 64), ("squeezenet1_0", 64), ("convnext_tiny", 64)],
    "timm": [("convnext_atto", 64), ("vit_tiny_patch16_224", 224), ("resnet18", 64), ("efficientnet_lite0", 64)],
}


class Alias(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds flashlight.x where torch.x is imported."""

    def find_spec(self, name, path=None, target=None):
        return importlib.util.spec_from_loader(name, self) if name.split(".")[0] == "torch" else None

    def create_module(self, spec):
        return importlib.import_module("flashlight" + spec.name[len("torch") :])

    def exec_module(self, module):
        pass


def install():
    sys.meta_path.insert(0, Alias())


def run(package, alias):
    program = PROGRAM.format(here=str(Path(__file__).parent), alias=alias, package=package, names=MODELS[package])
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("package", MODELS)
def test_models(package):
    if importlib.util.find_spec(package) is None:
        pytest.skip(f"{package} is not installed")
    theirs, ours = run(package, False), run(package, True)
    for name, (outputs, keys, grads) in theirs.items():
        assert ours[name][1] == keys, name
        for row, expected in zip(ours[name][0], outputs):
            scale = max(map(abs, expected))
            assert max(abs(a - b) for a, b in zip(row, expected)) < 2e-4 * scale, name
        assert ours[name][2] == pytest.approx(grads, rel=0.05), name  # batches of two: gradients are badly conditioned
