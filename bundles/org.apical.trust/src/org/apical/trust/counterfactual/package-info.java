/** What a network would have said had a structure not been there: masks, what fills them, and controls. */
package org.apical.trust.counterfactual;
