"""Pages and files from anyone, as Articles: what comes in is hostile until it is one."""
