import { BearerGuard } from "./bearer.guard.js";
import { IdentityProvider } from "./identity.provider.js";
import { LoginService } from "./login.service.js";
import { RateLimits } from "./rate.limits.js";
import { SessionStore } from "./session.store.js";
/** Who may come in, for every party. */ export const ACCESS_PROVIDERS = [
    IdentityProvider,
    SessionStore,
    RateLimits,
    LoginService,
    BearerGuard
];

//# sourceMappingURL=access.providers.js.map