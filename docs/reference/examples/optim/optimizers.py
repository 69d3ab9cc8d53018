import flashlight
from flashlight import nn, optim

flashlight.manual_seed(0)
x = flashlight.randn(20, 3)
y = x.sum(1, keepdim=True)

# Steps with the gradients' joint norm at most 1; the weights decay by themselves.
model = nn.Linear(3, 1)
adam = optim.AdamW(model.parameters(), lr=0.1, weight_decay=0.01)
for i in range(30):
    loss = nn.functional.mse_loss(model(x), y)
    adam.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    adam.step()
    if i % 10 == 9:
        print(f"{loss.item():.4f}")

# Groups with options of their own: no decay of the bias, which learns faster.
model = nn.Linear(3, 1)
sgd = optim.SGD([model.weight], lr=0.05, momentum=0.9, weight_decay=1e-3)
sgd.add_param_group({"params": [model.bias], "lr": 0.1, "momentum": 0, "weight_decay": 0})
for _ in range(10):
    sgd.zero_grad()
    nn.functional.mse_loss(model(x), y).backward()
    sgd.step()
print(f"{nn.functional.mse_loss(model(x), y).item():.4f}")


# L-BFGS computes loss and gradients as often as it needs to.
def closure():
    lbfgs.zero_grad()
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    return loss


lbfgs = optim.LBFGS(model.parameters(), max_iter=2, line_search_fn="strong_wolfe")
print(f"{lbfgs.step(closure).item():.4f}")
print(f"{closure().item():.4f}")
