// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import chatmail.packaging.client.MailClient;
import chatmail.packaging.lab.DebianRoot;
import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.lab.Requirements;
import chatmail.packaging.lab.Userland;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One private relay for all tests of a class, which take it, or a {@link MailClient} of it, as a parameter. Its Dovecot
 * is this machine's, with {@link TrixieDovecot} that of Debian 13. Its log files stay in {@code target/relay-logs}.
 *
 * <p>On a machine that cannot run one the class is skipped, unless {@code chatmail.require} asks for it.
 */
public final class RelayExtension implements BeforeAllCallback, ExecutionCondition, ParameterResolver {

    /** Of the relay. */
    public static final String DOMAIN = "chat.example";

    private static final Namespace NAMESPACE = Namespace.create(RelayExtension.class);

    private final Map<String, String> options;

    /** With the default options. */
    public RelayExtension() {
        this(Map.of());
    }

    /** @param options for {@code chatmail.ini} */
    public RelayExtension(Map<String, String> options) {
        this.options = Map.copyOf(options);
    }

    /** The tree that {@code mvn package} made. */
    public static Path tree() {
        return Path.of(System.getProperty("chatmail.tree", "target/chatmail")).toAbsolutePath();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Boolean.getBoolean("chatmail.require")) {
            return ConditionEvaluationResult.enabled("Postfix and Dovecot are to be run");
        }
        try {
            var missing = new ArrayList<>(Requirements.missing());
            if (missing.isEmpty() && isOnTrixie(context)) {
                missing.addAll(missingForTrixie());
            }
            if (missing.isEmpty()) {
                return ConditionEvaluationResult.enabled("Postfix and Dovecot can be run");
            }
            var reason = context.getDisplayName() + " is skipped, it lacks " + String.join(", ", missing)
                    + "; packaging/test runs it";
            System.err.println(reason);
            return ConditionEvaluationResult.disabled(reason);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** A machine that reaches no mirror is to be told from one on which Dovecot does not start. */
    private static List<String> missingForTrixie() throws IOException {
        var debian = DebianRoot.trixie();
        var missing = debian.missing();
        if (missing.isEmpty()) {
            try {
                debian.make();
            } catch (IOException trouble) {
                return List.of("a Dovecot 2.4 (" + trouble.getMessage() + ")");
            }
        }
        return missing;
    }

    private static boolean isOnTrixie(ExtensionContext context) {
        return context.getRequiredTestClass().isAnnotationPresent(TrixieDovecot.class);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (context.getStore(NAMESPACE).get(PrivateRelay.class) != null) {
            return; // A nested class uses that of the class around it.
        }
        var userland = isOnTrixie(context) ? Userland.of(DebianRoot.trixie().make()) : Userland.ofThisMachine();
        var relay = PrivateRelay.start(tree(), DOMAIN, options, userland);
        relay.keepLogsIn(
                Path.of("target/relay-logs", context.getRequiredTestClass().getSimpleName()));
        // JUnit closes what is in the store when the class is done.
        context.getStore(NAMESPACE).put(PrivateRelay.class, relay);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == PrivateRelay.class || type == MailClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var relay = context.getStore(NAMESPACE).get(PrivateRelay.class, PrivateRelay.class);
        if (parameter.getParameter().getType() == PrivateRelay.class) {
            return relay;
        }
        try {
            return new MailClient(relay);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
