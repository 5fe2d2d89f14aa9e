"""What `make bench` measures: time and memory of loading and building, as ratios that hold on any machine, and the pages that are built."""
