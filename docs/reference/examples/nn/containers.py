import flashlight
from flashlight import nn

flashlight.manual_seed(0)


class Branches(nn.Module):
    """The sum of what its branches give, each times a weight of its own."""

    def __init__(self):
        super().__init__()
        self.branches = nn.ModuleDict(
            {"wide": nn.Linear(3, 2), "deep": nn.Sequential(nn.Linear(3, 4), nn.Linear(4, 2))}
        )
        self.scales = nn.ParameterList([flashlight.ones(1), flashlight.full((1,), 0.5)])

    def forward(self, x):
        return self.branches["wide"](x) * self.scales[0] + self.branches["deep"](x) * self.scales[1]


model = nn.Sequential(Branches(), nn.ReLU())
model.append(nn.Linear(2, 1))
print(model(flashlight.ones(1, 3)).item() > 0)
for name, parameter in model.named_parameters():
    print(name, parameter.numel())
print(len(model), len(model[0].branches))
