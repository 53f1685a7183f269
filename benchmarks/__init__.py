"""Benchmarks: figures as ratios within one run, never as tests. `python -m benchmarks` prints them all."""
