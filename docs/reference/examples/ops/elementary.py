import flashlight

x = flashlight.linspace(0, 1, 5, requires_grad=True)
y = flashlight.exp(flashlight.sin(x))
y.sum().backward()
print(y.detach())
print(x.grad)
