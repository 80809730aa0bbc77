import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Stores and child processes are slow to start on a busy machine; a time limit here only catches a hang.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Vitest leaves a core to itself; on two of them that is half of the machine, and many tests wait for a disk or a process.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
