import flashlight

edges = flashlight.tensor([1.0, 3.0, 5.0])
print(flashlight.searchsorted(edges, flashlight.tensor([0.0, 3.0, 9.0])))
