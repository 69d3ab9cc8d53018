import flashlight

print(flashlight.hann_window(4))
print(flashlight.vander(flashlight.tensor([1.0, 2.0, 3.0])))
