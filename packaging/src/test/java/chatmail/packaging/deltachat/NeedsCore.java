// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import java.io.IOException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Leaves a test class out, and says so on standard output, when no Delta Chat core is to be had: no npm or no network
 * is no fault of the relay. Where {@code chatmail.require} is true, nothing may be left out, and the class fails.
 */
final class NeedsCore implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            return ConditionEvaluationResult.enabled(CoreBinary.find().toString());
        } catch (CoreBinary.UnavailableException e) {
            if (Boolean.getBoolean("chatmail.require")) {
                throw new IllegalStateException("chatmail.require is set, but " + e.getMessage(), e);
            }
            System.out.println(context.getDisplayName() + " is skipped: " + e.getMessage());
            return ConditionEvaluationResult.disabled(e.getMessage());
        } catch (IOException e) {
            throw new IllegalStateException("while looking for the Delta Chat core", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while npm was at work", e);
        }
    }
}
