// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.auth;

import chatmail.doveauth.accounts.CreationRefusal;
import chatmail.doveauth.accounts.Login;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts logins, and writes a line for each creation and each refusal of one; nothing here ever learns a name. */
final class LoginLog {
    private static final Logger LOG = LoggerFactory.getLogger(LoginLog.class);

    private final Counter known;
    private final Counter created;
    private final Counter refused;
    private final Counter unavailable;
    private final Counter accounts;
    private final Map<CreationRefusal, Counter> refusals = new EnumMap<>(CreationRefusal.class);

    LoginLog(MeterRegistry meters) {
        known = logins(meters, "known");
        created = logins(meters, "created");
        refused = logins(meters, "refused");
        unavailable = logins(meters, "unavailable");
        accounts = Counter.builder("chatmail_doveauth_accounts_created_total")
                .description("Accounts created on first login")
                .register(meters);
        for (CreationRefusal reason : CreationRefusal.values()) {
            refusals.put(
                    reason,
                    Counter.builder("chatmail_doveauth_creations_refused_total")
                            .description("Accounts not created, by reason")
                            .tag("reason", reason.tag())
                            .register(meters));
        }
    }

    private static Counter logins(MeterRegistry meters, String result) {
        return Counter.builder("chatmail_doveauth_logins_total")
                .description("Passdb look-ups, by result")
                .tag("result", result)
                .register(meters);
    }

    void record(Login login) {
        if (login instanceof Login.Refused refusal) {
            refused(refusal.reason());
        } else if (login instanceof Login.Created) {
            created.increment();
            accounts.increment();
            LOG.info("auth: account created");
        } else if (login instanceof Login.Blocked) {
            refused.increment();
            LOG.info("auth: login refused, the address is blocked");
        } else {
            known.increment();
        }
    }

    void refused(CreationRefusal reason) {
        refused.increment();
        Counter counter = refusals.get(reason);
        if (counter != null) {
            counter.increment();
        }
        LOG.info("auth: creation refused reason={}", reason.tag());
    }

    /** No answer could be found; the failure itself is logged where it is reported to Dovecot. */
    void unavailable() {
        unavailable.increment();
    }
}
