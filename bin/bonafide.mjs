#!/usr/bin/env node
import '../dist/bonafide.mjs';
