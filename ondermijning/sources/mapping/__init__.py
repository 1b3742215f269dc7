"""Files that name their columns otherwise: what a mapping says, how it is read from its file, and which one a file may need."""
