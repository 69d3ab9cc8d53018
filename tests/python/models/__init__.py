"""Whole models as programs write them, compactly: each function takes the package (torch or flashlight) and gives a
model and a function that computes its loss on one batch. Widths are reduced; the operations are the real ones.
"""
