// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests that ask for it an {@link Encrypted}, one for a whole run: making a key takes a while. */
final class EncryptedExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(EncryptedExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Encrypted.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // JUnit closes what is in the store at the end of the run.
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Encrypted.class, key -> create(), Encrypted.class);
    }

    private static Encrypted create() {
        try {
            return Encrypted.create();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
