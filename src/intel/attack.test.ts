import { describe, expect, it } from 'vitest';
import { ATTACK_VERSION, currentTechnique, tacticName, technique } from './attack.ts';

describe('the table of ATT&CK', () => {
  it('is release 18.1', () => {
    expect(ATTACK_VERSION).toBe('18.1');
  });
  it('tells name, tactics and MITRE’s own STIX id', () => {
    expect(technique('T1656')).toEqual({ id: 'T1656', name: 'Impersonation', tactics: ['defense-evasion'], stixId: 'attack-pattern--c9e0c59e-162e-40a4-b8b1-78fab4329ada' });
    expect(tacticName('initial-access')).toBe('Initial Access');
  });
  it('leads a revoked id to what replaced it', () => {
    expect(currentTechnique('T1086')?.id).toBe('T1059.001');
    expect(currentTechnique('T1574.002')?.id).toBe('T1574.001');
    expect(technique('T1086')).toBeUndefined();
  });
  it('leads a deprecated id to what its page names, and keeps it where it names nothing', () => {
    expect(currentTechnique('T1064')?.id).toBe('T1059');
    expect(currentTechnique('T1175')?.id).toBe('T1175');
  });
  it('knows no id that never was', () => {
    expect(currentTechnique('T9999')).toBeUndefined();
  });
});
