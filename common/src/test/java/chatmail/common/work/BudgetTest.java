// SPDX-License-Identifier: Apache-2.0
package chatmail.common.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetTest {
    private final Budget budget = new Budget(10);

    @Test
    void handsOutWhatIsThereAndNoMore() {
        assertThat(budget.take(7)).isTrue();
        assertThat(budget.take(4)).isFalse();
        assertThat(budget.take(3)).isTrue();
        assertThat(budget.take(1)).isFalse();
    }

    @Test
    void handsOutAgainWhatWasGivenBack() {
        budget.take(10);
        budget.giveBack(6);
        assertThat(budget.take(6)).isTrue();
    }
}
