// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.browser;

import java.nio.file.Files;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves a test class out, and says so, where there is no browser, unless {@code chatmail.require} asks for it. */
final class NeedsChromium implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Files.exists(Chromium.PROGRAM) || Boolean.getBoolean("chatmail.require")) {
            return ConditionEvaluationResult.enabled("");
        }
        var why = Chromium.PROGRAM + " is not installed; packaging/test installs it";
        System.out.println(context.getDisplayName() + " is skipped: " + why);
        return ConditionEvaluationResult.disabled(why);
    }
}
