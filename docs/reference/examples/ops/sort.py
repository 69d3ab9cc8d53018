import flashlight

x = flashlight.tensor([3.0, 1.0, 2.0])
values, indices = x.sort()
print(values)
print(indices)
