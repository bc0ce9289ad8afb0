"""The parts that a draft of some scenarios cannot do without."""
