/** Gets access tokens for client credentials, and a new one before the old one ends. */ export class MachineTokens {
    constructor(issuer){
        this.issuer = issuer;
        this.known = new Map();
    }
    async tokenOf({ clientId, clientSecret }) {
        const known = this.known.get(clientId);
        if (known && known.until > Date.now()) return known.token;
        const response = await fetch(`${this.issuer}/token`, {
            method: 'POST',
            body: new URLSearchParams({
                grant_type: 'client_credentials',
                client_id: clientId,
                client_secret: clientSecret
            })
        });
        if (!response.ok) throw new Error(`The provider answered ${response.status} to ${clientId}`);
        const { access_token: token, expires_in: seconds } = await response.json();
        this.known.set(clientId, {
            token,
            until: Date.now() + seconds * 500
        });
        return token;
    }
}

//# sourceMappingURL=machine.tokens.js.map