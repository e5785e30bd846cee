import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadPartyConfig, type PartyConfig } from '@enlace/agency';
import { ROLES, isPartyId } from '@enlace/contracts';
import { parse } from 'yaml';
import { prepareIdentities } from '../../apps/sandbox/src/fleet/identity.store.js';
import { loadAuditConfig } from '../../apps/audit/src/audit.config.js';
import { loadWitnessConfig, type WitnessConfig } from '../../apps/defensoria/src/witness.config.js';
import { MEMBERS, WITNESS } from '../../apps/sandbox/src/fleet/member.list.js';

/** No container engine is needed for these: what compose would do with its files is done here. */

interface Secret {
  readonly source: string;
  readonly target: string;
}

interface Service {
  readonly build?: { readonly context: string; readonly dockerfile: string; readonly args: { APP: string } };
  readonly image?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets?: readonly Secret[];
  readonly ports?: readonly string[];
  readonly healthcheck?: object;
  readonly init?: boolean;
  readonly volumes?: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

interface RealmClient {
  readonly clientId: string;
  readonly secret: string;
  readonly protocolMappers: readonly { readonly config: Readonly<Record<string, string>> }[];
}

interface Realm {
  readonly realm: string;
  readonly clients: readonly RealmClient[];
  readonly roles: { readonly client: Readonly<Record<string, readonly { readonly name: string }[]>> };
}

const ROOT = new URL('../../', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const isThere = (path: string): boolean => existsSync(new URL(path, ROOT));

const compose = parse(textOf('docker/compose.yaml'), { merge: true }) as Compose;
const everybody = [...MEMBERS, WITNESS];
const built = Object.entries(compose.services).filter(([, service]) => service.build);
/** Who logs in at the Keycloak of the file; the witness is another institution's. */
const parties = built.filter(([name]) => name !== WITNESS.party);
const dockerfile = textOf('docker/Dockerfile');

const WORD = 'a-word-of-many-letters';

/** `${NAME:?why}` and `${NAME:-default}` as compose fills them in, every name with the same URL-safe word. */
function interpolate(text: string): string {
  return text.replaceAll(/\$\{\w+(?::([?-])([^}]*))?\}/g, (_, kind, rest: string) =>
    kind === '-' ? rest : WORD,
  );
}

describe('the compose file', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'enlace-docker-'));
    await prepareIdentities(join(folder, 'secrets'), everybody);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** The environment of a service, its mounted secrets found where `prepareIdentities` laid them. */
  function environmentOf({ environment, secrets = [] }: Service): Record<string, string> {
    const files = new Map(
      secrets.map(({ source, target }) => [
        `/run/secrets/${target}`,
        join(folder, compose.secrets[source]?.file ?? source),
      ]),
    );
    return Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, files.get(value) ?? interpolate(value)]),
    );
  }

  it('runs every member of the sandbox, each as a service of its own', () => {
    expect(built.map(([name]) => name).toSorted()).toEqual(everybody.map(({ party }) => party).toSorted());
    for (const [name, { build, image }] of built) {
      expect(build).toEqual({ context: '..', dockerfile: 'docker/Dockerfile', args: { APP: name } });
      expect(image).toBe(`enlace/${name}`);
    }
  });

  it.each(built)('gives %s a configuration that it starts with', (name, service) => {
    expect(configure(name, environmentOf(service))).toMatchObject({
      party: name,
      host: '0.0.0.0',
      port: 3000,
      databaseUrl: `postgresql://${name}:${WORD}@postgres:5432/enlace_${name}`,
      ...(name !== WITNESS.party && {
        broker: { backend: 'redis', url: `redis://${name}:${WORD}@redis:6379/0` },
      }),
    });
  });

  it.each(built)('gives %s no variable that is unknown or says what is so anyway', (name, service) => {
    const env = environmentOf(service);
    const without = (variable: string): unknown => {
      try {
        return configure(name, { ...env, [variable]: undefined });
      } catch {
        return 'refused';
      }
    };
    const whole = configure(name, env);
    // Node's own, which no settings of ours show.
    for (const variable of Object.keys(env).filter((name) => name !== 'NODE_EXTRA_CA_CERTS'))
      expect({ [variable]: without(variable) }).not.toEqual({ [variable]: whole });
  });

  it.each(built)(
    'gives %s its own keys, client and database and nobody else’s',
    (name, { environment, secrets }) => {
      expect(secrets?.map(({ source }) => compose.secrets[source]?.file)).toEqual([
        `./secrets/${name}.keys.json`,
        ...(name === WITNESS.party ? ['./secrets/defensoria.tokens.json'] : []),
        ...(['audit', WITNESS.party].includes(name) ? [] : [`./secrets/${name}.datakeys.json`]),
        ...(name === WITNESS.party ? ['./secrets/audit.vkey'] : ['./secrets/directory.json']),
        ...(name === 'audit' ? ['./secrets/defensoria.vkey'] : []),
        ...(name === WITNESS.party ? [] : ['./secrets/provider.crt']),
      ]);
      const others = built.map(([other]) => other).filter((other) => other !== name);
      // Where the witness is, which has a public interface and nothing else to be found there.
      const { WITNESS_URL: _, ...own } = environment;
      const text = JSON.stringify(own).toLowerCase();
      expect(others.filter((other) => text.includes(other))).toEqual([]);
    },
  );

  it.each(parties)('lets nobody into %s by a token that never ends', (name, service) => {
    const env = environmentOf(service);
    expect(env).not.toHaveProperty('TOKENS_FILE');
    expect(isPartyId(name) && loadPartyConfig(name, env)).toMatchObject({
      tokens: [],
      oidc: { clientId: `enlace-${name}`, audience: `urn:pa:enlace:${name}` },
    });
  });

  it.each(built)('runs %s without rights: no root, no capability, nothing to write to', (_, service) => {
    expect(service).toMatchObject({
      user: '${ENLACE_UID:-1000}:${ENLACE_GID:-1000}',
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(service).not.toHaveProperty('privileged');
  });

  it('lets Redis make an account for every party, of the name and password that the party has', () => {
    const script = textOf('docker/redis/users.sh');
    const named = /^for party in (.+); do$/m.exec(script)?.[1]?.split(' ') ?? [];
    expect(named.toSorted()).toEqual(parties.map(([name]) => name).toSorted());
    const redis = compose.services['redis'];
    for (const party of named) {
      const variable = `${party.toUpperCase()}_REDIS_PASSWORD`;
      const given = `\${${variable}:?see docs/operacion.md}`;
      expect(redis?.environment[variable]).toBe(given);
      expect(compose.services[party]?.environment['REDIS_URL']).toBe(
        `redis://${party}:${given}@redis:6379/0`,
      );
    }
  });

  it('publishes HTTP on this machine alone, a port for each party', () => {
    const ports = Object.values(compose.services).flatMap((service) => service.ports ?? []);
    expect(ports).toHaveLength(built.length + 1);
    expect(ports.filter((port) => !/^127\.0\.0\.1:\d+:(3000|8443)$/.test(port))).toEqual([]);
    expect(new Set(ports).size).toBe(ports.length);
  });

  it('knows of every service whether it is well, and reaps what a party leaves behind', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      expect([name, service.build ? service.init : service.healthcheck !== undefined]).toEqual([name, true]);
    }
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
    expect(dockerfile).toContain('/health/live');
  });

  it('mounts only files that are there', () => {
    const files = Object.values(compose.services)
      .flatMap((service) => service.volumes ?? [])
      .filter((volume) => volume.startsWith('./'));
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !isThere(`docker/${file.split(':')[0] ?? ''}`))).toEqual([]);
  });

  it('makes a role, a database and a password for every party', () => {
    const script = textOf('docker/postgres/databases.sh');
    const named = /^for party in (.+); do$/m.exec(script)?.[1]?.split(' ') ?? [];
    expect(named.toSorted()).toEqual(everybody.map(({ party }) => party).toSorted());
    const given = Object.keys(compose.services['postgres']?.environment ?? {});
    expect(given).toEqual(expect.arrayContaining(named.map((party) => `${party.toUpperCase()}_PASSWORD`)));
  });
});

describe('the realm that Keycloak begins with', () => {
  const text = textOf('docker/keycloak/enlace.realm.json');
  const realm = JSON.parse(text) as Realm;
  const clientOf = (clientId: string): RealmClient => {
    const client = realm.clients.find((candidate) => candidate.clientId === clientId);
    if (client) return client;
    throw new Error(`The realm has no client ${clientId}.`);
  };
  const claim = ({ protocolMappers }: RealmClient, name: string): unknown =>
    protocolMappers.find(({ config }) => config['claim.name'] === name)?.config['claim.value'];

  it.each(parties)(
    'sends whoever logs in at %s back there, with PKCE, and knows of its roles',
    (name, service) => {
      const client = clientOf(`enlace-${name}`);
      const publicUrl = interpolate(service.environment['PUBLIC_URL'] ?? '');
      expect(client).toMatchObject({
        publicClient: false,
        standardFlowEnabled: true,
        implicitFlowEnabled: false,
        directAccessGrantsEnabled: false,
        serviceAccountsEnabled: false,
        redirectUris: [`${publicUrl}/auth/callback`],
        attributes: {
          'pkce.code.challenge.method': 'S256',
          'post.logout.redirect.uris': `${publicUrl}/docs`,
        },
      });
      expect(claim(client, 'enlace_agency')).toBe(name);
      const roles = realm.roles.client[`enlace-${name}`]?.map((role) => role.name) ?? [];
      expect(roles.toSorted()).toEqual(MEMBERS.find(({ party }) => party === name)?.roles.toSorted());
    },
  );

  it.each(parties)('makes the tokens of the machine of %s out to it alone', (name) => {
    const machine = clientOf(`maquina-${name}`);
    expect(machine).toMatchObject({ serviceAccountsEnabled: true, standardFlowEnabled: false });
    expect(claim(machine, 'enlace_agency')).toBe(name);
    expect(ROLES).toContain(claim(machine, 'enlace_role'));
    const audiences = machine.protocolMappers.flatMap(
      ({ config }) => config['included.custom.audience'] ?? [],
    );
    expect(audiences).toEqual([`urn:pa:enlace:${name}`]);
  });

  it('has a client for every party and machine and no other, and neither a person nor a secret', () => {
    expect(realm.clients).toHaveLength(parties.length * 2);
    expect(realm).not.toHaveProperty('users');
    const given = Object.keys(compose.services['keycloak']?.environment ?? {});
    for (const { secret } of realm.clients) {
      const variable = /^\$\{(\w+)\}$/.exec(secret)?.[1];
      expect(given).toContain(variable);
    }
    expect(new Set(realm.clients.map(({ secret }) => secret)).size).toBe(realm.clients.length);
  });

  it('is the issuer that the parties trust', () => {
    const issuer = interpolate(compose.services['onpar']?.environment['OIDC_ISSUER'] ?? '');
    expect(issuer).toBe(`${compose.services['keycloak']?.environment['KC_HOSTNAME']}/realms/${realm.realm}`);
  });
});

describe('the image', () => {
  const copies = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    ([, sources]) => sources?.split(' ') ?? [],
  );

  it('copies only what is there and what .dockerignore lets through', () => {
    const allowed = textOf('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(copies.length).toBeGreaterThan(0);
    expect(copies.filter((path) => !isThere(path) || !allowed.includes(path))).toEqual([]);
  });

  it.each(built)('of %s starts a program that is there', (_, { build }) => {
    expect(isThere(`apps/${build?.args.APP ?? ''}/src/main.ts`)).toBe(true);
  });

  it('knows at run time which app it was built for, and hands signals to it', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    expect(last).toMatch(/^ARG APP$[\s\S]*^ENV APP=\$APP /m);
    expect(last).toContain(
      'CMD ["sh", "-c", "exec node --enable-source-maps --max-semi-space-size=32 dist/apps/$APP/src/main.js"]',
    );
  });

  it('runs as a user without rights', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
  });

  it('takes no secret of the project folder with it', () => {
    expect(dockerfile).not.toMatch(/^(COPY|ADD) .*(docker|\.env|\.data)\b/m);
    expect(textOf('.dockerignore').split('\n')).toContain('*');
  });
});

/** The settings without the keys: a KeyObject compares as equal to any other. @throws ConfigurationError */
function configure(name: string, env: Record<string, string | undefined>): object {
  if (name === WITNESS.party) return settingsOf(loadWitnessConfig(env));
  if (name === 'audit') {
    const { party, ...others } = loadAuditConfig(env);
    return { ...settingsOf(party), ...others };
  }
  return settingsOf(loadPartyConfig(name as 'onpar', env));
}

function settingsOf(config: PartyConfig | WitnessConfig): object {
  return Object.fromEntries(
    Object.entries(config).filter(([name]) => !['ring', 'directory', 'signer'].includes(name)),
  );
}
