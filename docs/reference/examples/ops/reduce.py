import flashlight

x = flashlight.arange(6.0).reshape(2, 3)
print(x.sum())
print(x.mean(dim=1, keepdim=True))
print(x.max(dim=1).indices)
