/**
 * A certificate for 127.0.0.1 and localhost that signs itself, valid from 2020 to 2120, and its key. Nobody trusts it
 * who is not told to, which is what tests of a private authority need. Made by `openssl ca -selfsign`; the key is
 * public on purpose and protects nothing.
 */ export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBazCCARGgAwIBAgIBATAKBggqhkjOPQQDAjAWMRQwEgYDVQQDDAtFbmxhY2Ug
dGVzdDAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowFjEUMBIGA1UE
AwwLRW5sYWNlIHRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQW5LEl4PpF
2j5dJXfn/MCEZaj9OB/XqhpY7G4qmh7o2xGH7CPqmK3ZbbmbO3RvxdUgx3lcC6Wy
6yxiStJqIH8xo04wTDAPBgNVHRMBAf8EBTADAQH/MBoGA1UdEQQTMBGHBH8AAAGC
CWxvY2FsaG9zdDAdBgNVHQ4EFgQUF5cWo9OOJ7VyGuPh+JX1grXyPWowCgYIKoZI
zj0EAwIDSAAwRQIhAIJw0kv4rmx3bVST1XUYXMNMZ7L5FijqlZ91XYM3xlZdAiAQ
STYdnGI4QzIt/LV5y7jjta2RCxfJuF/jdhC02Du9pw==
-----END CERTIFICATE-----
`;
export const CERTIFICATE_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgoAO7IRZaiE7fnjJO
giAPEygyARmPE8FEldZCpnT4ptShRANCAAQW5LEl4PpF2j5dJXfn/MCEZaj9OB/X
qhpY7G4qmh7o2xGH7CPqmK3ZbbmbO3RvxdUgx3lcC6Wy6yxiStJqIH8x
-----END PRIVATE KEY-----
`;

//# sourceMappingURL=tls.fixture.js.map