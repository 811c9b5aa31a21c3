// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dns;

import chatmail.milter.dkim.KeyName;
import java.util.concurrent.CompletionStage;

/** Where keys come from. */
@FunctionalInterface
public interface KeySource {
    /** Looks a key up; completes on any thread, never exceptionally. */
    CompletionStage<TimedAnswer> find(KeyName name);
}
