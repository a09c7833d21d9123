/** Tasks say what is predicted and from which label it is learnt. */
package org.apical.api.task;
