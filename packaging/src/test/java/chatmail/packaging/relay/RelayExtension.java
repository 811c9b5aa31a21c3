// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import chatmail.packaging.client.MailClient;
import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.lab.Requirements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One private relay for all tests of a class, which take it, or a {@link MailClient} of it, as a parameter. Its log
 * files stay in {@code target/relay-logs}.
 *
 * <p>On a machine that cannot run one the class is skipped, unless {@code chatmail.require} asks for it.
 */
public final class RelayExtension implements BeforeAllCallback, ExecutionCondition, ParameterResolver {

    static final String DOMAIN = "chat.example";

    private static final Namespace NAMESPACE = Namespace.create(RelayExtension.class);

    private final Map<String, String> options;

    /** With the default options. */
    public RelayExtension() {
        this(Map.of());
    }

    /** @param options for {@code chatmail.ini} */
    RelayExtension(Map<String, String> options) {
        this.options = Map.copyOf(options);
    }

    /** The tree that {@code mvn package} made. */
    static Path tree() {
        return Path.of(System.getProperty("chatmail.tree", "target/chatmail")).toAbsolutePath();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            var missing = Requirements.missing();
            if (missing.isEmpty() || Boolean.getBoolean("chatmail.require")) {
                return ConditionEvaluationResult.enabled("Postfix and Dovecot are to be run");
            }
            var reason = context.getDisplayName() + " is skipped, it lacks " + String.join(", ", missing)
                    + "; packaging/test runs it";
            System.err.println(reason);
            return ConditionEvaluationResult.disabled(reason);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (context.getStore(NAMESPACE).get(PrivateRelay.class) != null) {
            return; // A nested class uses that of the class around it.
        }
        var relay = PrivateRelay.start(tree(), DOMAIN, options);
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
