// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.milter.dkim.Verification;
import chatmail.milter.dkim.Verifier;
import java.util.function.Function;

/**
 * All that costs nothing has been checked, and the author is still to be proven: bring {@code verifier} its keys, then ask
 * {@code then} with what came of it.
 */
public record NeedsAuthor(Verifier verifier, Function<Verification, Verdict> then) implements Ending {}
