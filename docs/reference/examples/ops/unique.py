import flashlight

x = flashlight.tensor([3, 1, 3, 2])
values, inverse, counts = x.unique(return_inverse=True, return_counts=True)
print(values)
print(inverse)
print(counts)
