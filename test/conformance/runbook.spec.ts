import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

/** Whoever is woken at three finds a page for the alert that woke him, and nothing in it that is not there. */

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook_url: string };
}

const ROOT = new URL('../../', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

const { groups } = parse(textOf('docker/prometheus/alerts.yaml')) as {
  groups: readonly { readonly rules: readonly Rule[] }[];
};
const rules = groups.flatMap((group) => group.rules);
const pages = readdirSync(new URL('docs/runbook/', ROOT)).filter((file) => file.endsWith('.md'));
const alertPages = pages.filter((file) => !['README.md', 'metricas.md'].includes(file));
const documented = new Set(
  [...textOf('docs/runbook/metricas.md').matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name ?? ''),
);

describe.each(rules)('the alert $alert', ({ alert, expr, labels, annotations }) => {
  it('has a page in the runbook under its own name', () => {
    expect(annotations.runbook_url).toBe(`docs/runbook/${alert}.md`);
    expect(pages).toContain(`${alert}.md`);
  });

  it('asks for documented metrics only', () => {
    const names = [...expr.matchAll(/\b(?:enlace|process|nodejs)_\w+/g)].map(([name]) =>
      name.replace(/(?<=_seconds|_copies|_items)_(bucket|sum|count)$/, ''),
    );
    expect(names.filter((name) => !documented.has(name))).toEqual([]);
    expect(names.length > 0 || expr.startsWith('up{')).toBe(true);
  });

  it('says whose it is and how urgent', () => {
    expect(annotations.summary).toContain('{{ $labels.party }}');
    expect(['warning', 'critical']).toContain(labels.severity);
  });
});

describe('the runbook', () => {
  it('has a page for each alert, once, and for nothing else', () => {
    expect(alertPages.map((file) => file.replace('.md', '')).toSorted()).toEqual(
      rules.map(({ alert }) => alert).toSorted(),
    );
  });

  it.each(alertPages)('says in %s what it means, what to do, what not to do, and when it is over', (file) => {
    const headings = [...textOf(`docs/runbook/${file}`).matchAll(/^##? (.+)$/gm)].map(([, title]) => title);
    expect(headings).toEqual([
      file.replace('.md', ''),
      'Qué significa',
      'Qué hacer',
      'Qué no hacer',
      'Cómo saber que terminó',
    ]);
  });

  it('lists every page at its front, with the urgency that the alert has', () => {
    const listed = [
      ...textOf('docs/runbook/README.md').matchAll(/^\| \[([\w-]+)\]\(\1\.md\) .*\| (\w+) +\|$/gm),
    ];
    expect(new Map(listed.map(([, name, urgency]) => [name, urgency]))).toEqual(
      new Map(rules.map(({ alert, labels }) => [alert, labels.severity === 'critical' ? 'ya' : 'hoy'])),
    );
  });

  it.each(pages)('leads nowhere from %s that is not there', (file) => {
    const links = [...textOf(`docs/runbook/${file}`).matchAll(/\]\((?!http)([^)#]+)/g)].map(
      ([, link]) => link ?? '',
    );
    expect(links.filter((link) => !existsSync(new URL(`docs/runbook/${link}`, ROOT)))).toEqual([]);
  });
});
