"""What pages show, worked out once under names that say it: templates only loop, choose and print."""
